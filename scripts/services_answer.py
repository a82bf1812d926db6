"""Say in a sentence whether the database and the broker of the tests are there."""

import os
import sys

import psycopg
import redis


def main() -> int:
    database, broker = os.environ["DATABASE_URL"], os.environ["BROKER_URL"]
    try:
        server = database.rpartition("/")[0] + "/postgres"
        with psycopg.connect(server, connect_timeout=5) as connection:
            version = connection.execute("SHOW server_version").fetchone()
    except psycopg.Error as problem:
        print(f"PostgreSQL does not answer at {database}: {problem}")
        return 1
    try:
        with redis.from_url(broker, socket_connect_timeout=5) as client:
            redis_version = client.info("server")["redis_version"]
    except redis.RedisError as problem:
        print(f"Redis does not answer at {broker}: {problem}")
        return 1
    print(f"PostgreSQL {version and version[0]}, Redis {redis_version}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
