# Wireroom's workers and its command in one image.
ARG PYTHON_IMAGE=docker.io/library/python:3.11-slim-bookworm
FROM ${PYTHON_IMAGE} AS build
WORKDIR /build
RUN python3 -m venv /opt/wireroom
COPY requirements.lock pyproject.toml README.md LICENSE NOTICE ./
COPY schemas schemas
COPY workers workers
COPY wireroom wireroom
# The lock pins exact versions of all that `.` asks for; what only development needs is left out.
RUN /opt/wireroom/bin/pip install --no-cache-dir --constraint requirements.lock .

FROM ${PYTHON_IMAGE}
COPY --from=build /opt/wireroom /opt/wireroom
RUN useradd --system --uid 10001 --no-create-home wireroom
USER wireroom
ENV PATH=/opt/wireroom/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
ENTRYPOINT ["wireroom"]
CMD ["--help"]
