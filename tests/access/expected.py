"""What each person gets at each view: written down, so that a change of rights is a decision.

The columns are Ada (administers Harbor), Bea (counsels Spring), Cal and Dee (learn in Spring), Eli
(counsels Autumn), Fay (administers Northside), Gus (belongs to nothing), and nobody. The thing
asked for is Harbor's, or Spring's, or Cal's in Spring, or a row of Cal's people book.

`ok` reached · `403` may see it, may not do it · `404` may not know of it · `in` is asked to sign in
"""

PEOPLE = ("ada", "bea", "cal", "dee", "eli", "fay", "gus", "nobody")

ANYBODY = "ok  ok  ok  ok  ok  ok  ok  ok"
SIGNED_IN = "ok  ok  ok  ok  ok  ok  ok  in"
INSIDE = "ok  ok  ok  ok  ok  404 404 in"
STAFF = "ok  ok  403 403 ok  404 404 in"
RUNS = "ok  ok  404 404 404 404 404 in"
READS = "403 ok  404 404 404 404 404 in"
LEARNS = "404 404 ok  ok  404 404 404 in"
CALS_OWN = "404 404 ok  404 404 404 404 in"
NOWHERE = "404 404 404 404 404 404 404 404"

EXPECTED = {
    "GET static": ANYBODY,
    "GET stylesheet": ANYBODY,
    "GET bootstrap.static": ANYBODY,
    "GET site.home": "ok  ok  ok  ok  ok  ok  ok  in",
    "GET site.health": ANYBODY,
    "GET site.help_page": ANYBODY,
    "GET accounts.account": SIGNED_IN,
    "GET site.letter_box": NOWHERE,
    "GET site.fresh_token": SIGNED_IN,
    "GET site.enter": INSIDE,
    "GET accounts.sign_in": ANYBODY,
    "POST accounts.sign_in": ANYBODY,
    "POST accounts.sign_out": SIGNED_IN,
    "GET learning.this_week": LEARNS,
    "GET learning.contents": LEARNS,
    "GET learning.lesson": LEARNS,
    "GET learning.exercise": LEARNS,
    "POST learning.save": LEARNS,
    "POST learning.restore": CALS_OWN,
    "GET learning.shelf": LEARNS,
    "GET learning.new_entry": LEARNS,
    "POST learning.new_entry": LEARNS,
    "GET learning.entry": CALS_OWN,
    "POST learning.entry": CALS_OWN,
    "POST learning.remove_entry": CALS_OWN,
    "POST learning.put_entry_back": CALS_OWN,
    "POST learning.follow_up": CALS_OWN,
    "POST learning.forget": CALS_OWN,
    "POST learning.energy": LEARNS,
    "POST learning.count": LEARNS,
    "GET learning.ask_for_help": LEARNS,
    "POST learning.ask_for_help": LEARNS,
    "GET learning.cohort": LEARNS,
    "GET learning.me": LEARNS,
    "POST learning.me": LEARNS,
    "GET coaching.today": STAFF,
    "GET coaching.reviews": "403 ok  403 403 ok  404 404 in",
    "GET coaching.matrix": RUNS,
    "GET coaching.matrix_file": RUNS,
    "GET coaching.matrix_sheet": RUNS,
    "GET coaching.person": RUNS,
    "GET coaching.review": READS,
    "POST coaching.answer": READS,
    "GET cohorts.index": STAFF,
    "GET cohorts.create": STAFF,
    "POST cohorts.create": STAFF,
    "GET cohorts.people": RUNS,
    "GET cohorts.remove": RUNS,
    "POST cohorts.remove": RUNS,
    "GET cohorts.move": RUNS,
    "POST cohorts.move": RUNS,
    "POST cohorts.bring_back": RUNS,
    "GET cohorts.sessions": RUNS,
    "POST cohorts.sessions": RUNS,
    "GET cohorts.settings": RUNS,
    "POST cohorts.settings": RUNS,
    "POST cohorts.end_code": RUNS,
    "POST cohorts.renew_code": RUNS,
    "GET cohorts.close": RUNS,
    "POST cohorts.close": RUNS,
    "POST cohorts.reopen": RUNS,
    "POST cohorts.add_counselor": RUNS,
    "GET cohorts.remove_counselor": RUNS,
    "POST cohorts.remove_counselor": RUNS,
    "GET handouts.lesson": LEARNS,
    "GET handouts.exercise": LEARNS,
    "GET handouts.cohort_lesson": RUNS,
    "GET handouts.cohort_exercise": RUNS,
    "GET handouts.work": READS,
}
