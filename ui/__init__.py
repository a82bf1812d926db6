"""How things look and are said: template tags, form markup, drawings. A leaf."""
