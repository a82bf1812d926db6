from django.urls import path

from ui import kit

app_name = "ui"
urlpatterns = [path("", kit.kit, name="kit")]
