"""A request for another host is refused before anyone is known, with a page."""


def test_another_host_gets_400_and_a_page(client):
    response = client.get("/healthz", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert b"<h1" in response.content
