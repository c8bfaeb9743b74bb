FROM debian:trixie-slim
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3-moto python3-flask python3-flask-cors \
 && rm -rf /var/lib/apt/lists/*
