# One image for web, worker, beat and the one-off migrate. It holds no secret and no data.
FROM python:3.11-slim-trixie AS packages
COPY requirements/app.txt /requirements.txt
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes --requirement /requirements.txt

FROM python:3.11-slim-trixie
# Pango and HarfBuzz typeset the PDFs, with Noto for names in the scripts of the world; the
# client tools make backups of PostgreSQL 17.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends \
      libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 postgresql-client-17 \
      fonts-noto-core fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin practice \
 && install --directory --owner practice --group practice --mode 0700 /data/documents
COPY --from=packages /venv /venv
WORKDIR /app
COPY . .
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=ipt_practice.settings \
    DATA_DIR=/data
# Settings need keys even to collect static files: these live for this one line.
RUN key="$(python -c 'import base64; print(base64.b64encode(bytes(32)).decode())')" \
 && SECRET_KEY="$key" NOTES_KEY="$key" AUDIT_KEY="$key" \
    python manage.py collectstatic --no-input \
 && python -m compileall -q .
USER 10001:10001
EXPOSE 8000
CMD ["gunicorn", "ipt_practice.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--timeout", "30"]
