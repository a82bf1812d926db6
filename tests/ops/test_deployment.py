"""What the production files promise, read from the files themselves.

`compose-spec.json` is the Compose specification's schema (Apache-2.0, Copyright 2013-2018
Docker, Inc.), as it comes with the PyPI package check-jsonschema 0.39.0.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SECRETS = "/run/secrets/"
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
LASTING = {name for name in SERVICES if name != "migrate"}
OURS = {"migrate", "web", "worker", "beat"}
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_the_compose_file_follows_the_compose_specification():
    schema = json.loads(Path(__file__).with_name("compose-spec.json").read_text())

    jsonschema.Draft202012Validator(schema).validate(COMPOSE)


def test_the_services_are_those_that_production_needs():
    assert set(SERVICES) == OURS | {"database", "broker"}


@pytest.mark.parametrize("name", sorted(LASTING))
def test_every_lasting_service_has_a_health_check(name):
    assert SERVICES[name]["healthcheck"]["test"]


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_every_service_is_confined(name):
    service = SERVICES[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_service_runs_as_root(name):
    if name in OURS:
        user = re.findall(r"^USER (.+)$", DOCKERFILE, re.MULTILINE)[-1]
        assert SERVICES[name].get("user", user) == "10001:10001"
    else:
        assert SERVICES[name]["user"] not in ("", "root", "0")


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_every_secret_that_a_service_reads_is_mounted_and_comes_from_a_file(name):
    service = SERVICES[name]
    read = set(re.findall(SECRETS + r"(\w+)", json.dumps(service)))

    assert read == set(service["secrets"])
    for secret in read:
        assert COMPOSE["secrets"][secret] == {"file": f"./secrets/{secret}"}


def test_no_password_stands_in_a_file_of_the_repository():
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if re.search("PASSWORD|KEY|DATABASE_URL|BROKER_URL|EMAIL_URL", name):
                assert name.endswith("_FILE"), name
                assert value.startswith(SECRETS), name
    assert not re.search(
        r"://\w+:[^@\s\"]+@", (ROOT / "docker-compose.yml").read_text()
    )
    for name in ("Dockerfile", ".env.example"):
        text = (ROOT / name).read_text()
        assert not re.search(r"^\s*[A-Z_]*(PASSWORD|KEY)=\w", text, re.MULTILINE)


def test_database_and_broker_are_reached_from_inside_alone():
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    for name in ("database", "broker", "worker", "beat"):
        assert SERVICES[name]["networks"] == ["inside"]
        assert "ports" not in SERVICES[name]


def test_the_web_server_is_published_to_this_machine_alone():
    assert SERVICES["web"]["ports"] == ["127.0.0.1:8000:8000"]


def test_the_broker_keeps_nothing_and_asks_for_a_password():
    command = " ".join(SERVICES["broker"]["command"])

    assert '--save ""' in command
    assert "--appendonly no" in command
    assert "requirepass" in command


def test_what_must_last_is_in_named_volumes():
    assert set(COMPOSE["volumes"]) == {"database", "documents"}
    for name in OURS:
        assert SERVICES[name]["volumes"] == ["documents:/data/documents"]


def test_processes_start_after_the_migrations():
    for name in OURS - {"migrate"}:
        condition = SERVICES[name]["depends_on"]["migrate"]["condition"]
        assert condition == "service_completed_successfully"


def test_the_demo_is_never_part_of_production():
    for name in OURS:
        assert not {"DEMO", "DEBUG", "PLAIN_HTTP"} & set(SERVICES[name]["environment"])


def test_the_image_installs_the_hashed_lock_and_nothing_else():
    assert "--require-hashes --requirement /requirements.txt" in DOCKERFILE
    assert DOCKERFILE.count("pip install") == 1


def test_the_image_takes_in_only_what_the_app_reads():
    lines = (ROOT / ".dockerignore").read_text().split()
    assert "*" in lines

    for kept in ("tests", "secrets", "var", ".env", ".git", "docs"):
        assert f"!{kept}" not in lines


def test_every_room_is_in_the_image():
    lines = (ROOT / ".dockerignore").read_text().split()
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}

    assert {f"!{room}" for room in rooms} <= set(lines)


def test_every_setting_is_explained():
    settings = (ROOT / "ipt_practice" / "settings.py").read_text()
    read = set(re.findall(r'(?:env(?:\.\w+)?|secret|key_bytes)\(\s*"(\w+)"', settings))
    explained = (ROOT / ".env.example").read_text()

    assert read - {"TESTING"}
    for name in read - {"TESTING"}:
        assert re.search(rf"^(# )?{name}(_FILE)?=", explained, re.MULTILINE), name


def test_the_secrets_command_makes_all_that_compose_mounts(dev, tmp_path, monkeypatch):
    monkeypatch.setattr(dev, "ROOT", tmp_path)

    dev.make_secrets([])

    made = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    assert set(made) == set(COMPOSE["secrets"])
    assert made["database_password"] in made["database_url"]
    assert made["broker_password"] in made["broker_url"]
    assert len(set(made.values())) == len(made)
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700


def test_the_secrets_command_overwrites_nothing(dev, tmp_path, monkeypatch):
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    (tmp_path / "secrets").mkdir()

    with pytest.raises(dev.Stop, match="is not overwritten"):
        dev.make_secrets([])
