"""Reads every record's ro-crate-metadata.json with what others wrote, and says what they find.

    python src/test/python/ro_crates.py site [CONTEXTS]

First rocrate: the crate loads, each file of it is there with the size and SHA-256 that it states, and each number of
results.json names a stage that is an action of the crate. Then roc-validator: Process Run Crate 0.5, which includes
RO-Crate 1.1, required and recommended. It fetches two JSON-LD contexts from w3id.org; without a network CONTEXTS is a
folder with ro-crate-1.1.jsonld (docs/_specification/1.1/context.jsonld of github.com/ResearchObject/ro-crate) and
workflow-run.jsonld (workflow-run/context.jsonld of github.com/ResearchObject/ro-terms).

Exit code 1 if anything required is missing. Tested with Python 3.11, rocrate 0.16.0 and roc-validator 0.13.0
(pip install rocrate roc-validator), which is `rocrate-validator validate -p process-run-crate-0.5 FOLDER` for each record:
nothing required was missing in any of the six. What it recommends besides is not known to a record: who ran it, when
each stage ended, an address of the program, the authors' affiliations and publisher.
"""
import email.message
import hashlib
import importlib.metadata
import io
import json
import pathlib
import sys
import urllib.request
import urllib.response

import requests
import urllib3
from rocrate.rocrate import ROCrate
from rocrate_validator import models, services

PROFILE = "process-run-crate-0.5"
KEPT = {"https://w3id.org/ro/crate/1.1/context": "ro-crate-1.1.jsonld",
        "https://w3id.org/ro/terms/workflow-run/context": "workflow-run.jsonld"}


def text_of(address):
    return (pathlib.Path(sys.argv[2]) / KEPT[address]).read_bytes()


class Kept(urllib.request.HTTPSHandler):
    """Contexts come from files, as they would from their addresses: for rdflib."""

    def https_open(self, request):
        if request.full_url not in KEPT:
            return super().https_open(request)
        headers = email.message.Message()
        headers["Content-Type"] = "application/ld+json"
        response = urllib.response.addinfourl(io.BytesIO(text_of(request.full_url)), headers, request.full_url, 200)
        response.msg = "OK"
        return response


def send_kept(session, request, **options):
    """The same for requests, which the validator looks at contexts with."""
    if request.url not in KEPT:
        return send(session, request, **options)
    response = requests.Response()
    response.status_code, response.url, response.request = 200, request.url, request
    response.headers["Content-Type"] = "application/ld+json"
    response.raw = urllib3.HTTPResponse(io.BytesIO(text_of(request.url)), status=200, preload_content=False,
                                        headers=response.headers, request_url=request.url)
    return response


def mismatches(record):
    crate = ROCrate(record)
    for entity in crate.data_entities:
        bytes_of = (record / entity.id).read_bytes()
        if entity["contentSize"] != str(len(bytes_of)) or entity["sha256"] != hashlib.sha256(bytes_of).hexdigest():
            yield f"{entity.id} is not what the crate says"
    actions = {e.id: e for e in crate.contextual_entities if e.type == "CreateAction"}
    stages = {f"{e['name']}:{e['identifier']}" for e in actions.values() if e.id != "#run"}
    for result in json.loads((record / "results.json").read_text())["results"]:
        if result["stage"] not in stages:
            yield f"no action for the stage of {result['id']}"
    named = {e.id for e in crate.root_dataset["mentions"]}
    if set(actions) != named:
        yield "the root does not mention every action"
    print(f"{record.name}: rocrate reads {len(crate.data_entities)} files, {len(actions)} actions", end="")


def issues(record, severity):
    result = services.validate(services.ValidationSettings(
        rocrate_uri=str(record), profile_identifier=PROFILE, requirement_severity=severity))
    return [i for i in result.get_issues() if i.severity == severity]


if len(sys.argv) > 2:
    urllib.request.install_opener(urllib.request.build_opener(Kept))
    send, requests.Session.send = requests.Session.send, send_kept
site = pathlib.Path(sys.argv[1])
print(", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("rocrate", "roc-validator")))
failed = False
for record in sorted(path.parent for path in site.glob("data/*/ro-crate-metadata.json")):
    wrong = list(mismatches(record))
    required = issues(record, models.Severity.REQUIRED)
    recommended = issues(record, models.Severity.RECOMMENDED)
    print(f"; {PROFILE}: {len(required)} required and {len(recommended)} recommended things missing")
    for line in wrong + [f"required: {i.message}" for i in required]:
        print("  " + line)
        failed = True
    for line in sorted({f"recommended: {i.message}" for i in recommended}):
        print("  " + line)
sys.exit(failed)
