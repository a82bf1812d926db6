"""Sara's circle before the recital, and whom she would like nearer, or further away."""

from ipt_practice.demo.circle_story import Earlier, Wished

EARLIER = (
    Earlier(name="Lily", ring=1, note="We had the bench, every break"),
    Earlier(name="Dad", ring=2, note="When he still lived with us"),
    Earlier(name="Mr Lund", ring=3, note="Art club on Wednesdays"),
)
WISHED = (
    Wished(name="Lily", ring=1),
    Wished(name="Dad", ring=2, week=6),
    Wished(name="Mum", ring=2),
)
