"""Daniel's circle before Ngozi was ill, and whom he would like nearer."""

from ipt_practice.demo.circle_story import Earlier, Wished

EARLIER = (
    Earlier(name="Samuel", ring=1, note="Every Saturday, since we were twenty"),
    Earlier(name="Emeka", ring=1, note="He rang on Sundays"),
    Earlier(name="Jo", ring=4),
)
WISHED = (
    Wished(name="Samuel", ring=2),
    Wished(name="Emeka", ring=1),
)
