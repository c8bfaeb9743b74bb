"""A Vault, as far as a task sees it: the AWS auth method (IAM) and the secrets engine for keys and values, version 2.

What Vault has AWS check, AWS's own library checks here: the signature of the question who asks.
"""
import base64
import json
import os
import re
import secrets
import ssl
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

NAMESPACE, SERVER = "ops", "vault.example.com"
# Who may log in to which role, by access key; what a role may read.
KEYS = {"task": ("secret of the task", "session", "blog")}
POLICIES = {"blog": ["secret/data/blog/site", "secret/data/blog/nothing"]}
VALUES = json.loads(os.environ["VALUES"])
ALLOWED = {"x-amz-algorithm", "x-amz-content-sha256", "x-amz-credential", "x-amz-date", "x-amz-security-token", "x-amz-signature", "x-amz-signedheaders", "x-amz-user-agent"}
TOKENS = {}


class Refused(Exception):
    pass


def log_in(body):
    url = base64.b64decode(body["iam_request_url"]).decode()
    question = base64.b64decode(body["iam_request_body"])
    headers = {name.lower(): value for name, value in json.loads(base64.b64decode(body["iam_request_headers"])).items()}
    host = urlsplit(url).hostname
    match = re.fullmatch(r"AWS4-HMAC-SHA256 Credential=([^/]+)/\d{8}/([^/]+)/sts/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)", headers.get("authorization", ""))
    if body["iam_http_request_method"] != "POST" or not match:
        raise Refused("missing Authorization header")
    key, region, names, signature = match.groups()
    if any(name.startswith("x-amz-") and name not in ALLOWED for name in headers):
        raise Refused("invalid request header")
    if "x-vault-aws-iam-server-id" not in names.split(";") or headers.get("x-vault-aws-iam-server-id") != SERVER:
        raise Refused("error validating X-Vault-AWS-IAM-Server-ID header: missing header \"X-Vault-AWS-IAM-Server-ID\"")
    if host != ("sts.amazonaws.com" if region == "us-east-1" else f"sts.{region}.amazonaws.com"):
        raise Refused(f"error making upstream request: received error code 403 from STS: Credential should be scoped to a valid region, not '{region}'.")
    secret, token, role = KEYS.get(key, (None, None, None))
    request = AWSRequest("POST", url, {name: host if name == "host" else headers[name] for name in names.split(";")}, question)
    request.context["timestamp"] = headers["x-amz-date"]
    auth = SigV4Auth(Credentials(key, secret or "unknown"), "sts", region)
    good = auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request) == signature
    if not good or headers.get("x-amz-security-token") != token or parse_qs(question.decode()) != {"Action": ["GetCallerIdentity"], "Version": ["2011-06-15"]}:
        raise Refused("error making upstream request: received error code 403 from STS: SignatureDoesNotMatch")
    if role != body["role"]:
        raise Refused(f"entry for role {body['role']} not found")
    name = "hvs." + secrets.token_hex(16)
    TOKENS[name] = role
    return {"auth": {"client_token": name, "lease_duration": 3600}}


class Vault(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path, role = urlsplit(self.path).path.removeprefix("/v1/"), TOKENS.get(self.headers.get("X-Vault-Token"))
        if self.headers.get("X-Vault-Namespace") != NAMESPACE or self.headers.get("X-Vault-Request") != "true":
            return self.answer(404, {"errors": ["no handler for route"]})
        try:
            if path == "auth/aws-of-ops/login":
                return self.answer(200, log_in(json.loads(body)))
            if path == "auth/token/revoke-self":
                return self.answer(204 if TOKENS.pop(self.headers.get("X-Vault-Token"), None) else 403, None)
        except Refused as error:
            return self.answer(400, {"errors": [str(error)]})
        if self.command != "GET" or path not in POLICIES.get(role, []):
            return self.answer(403, {"errors": ["1 error occurred:\n\t* permission denied\n\n"]})
        version = parse_qs(urlsplit(self.path).query).get("version", ["2"])[0]
        values = VALUES.get(path, {}).get(version)
        self.answer(200, {"data": {"data": values, "metadata": {"version": int(version)}}}) if values else self.answer(404, {"errors": []})

    do_GET = do_POST = do_PUT = do

    def answer(self, status, content):
        body = b"" if content is None else json.dumps(content).encode()
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        print(self.command, self.path, arguments[2] if len(arguments) > 2 else "", flush=True)


server = ThreadingHTTPServer(("0.0.0.0", 8200), Vault)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("/vault.pem", "/vault.key")
server.socket = context.wrap_socket(server.socket, server_side=True)
print("started", flush=True)
server.serve_forever()
