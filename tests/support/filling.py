"""The seven exercises of the shipped lesson as a person fills them in, with a script or without."""

LESSON = "the-objections-in-your-head"


def fill_word(sheet):
    sheet.get_by_label("The word or short phrase I will use").fill("asking around")


def fill_thought_or_fact(sheet):
    for name, option in (
        ("night-shift", "floor"),
        ("home-years", "home-care"),
        ("small-town", "worst-case"),
        ("accent", "each-time"),
    ):
        sheet.locator(f"[name='thought-or-fact-{name}'][value='{option}']").check()
    sheet.locator("[name='thought-or-fact-dispatch'][value='two-so-far']").check()


SENTENCE = {
    "before": "80",
    "for": "I moved here two years ago.",
    "against": "I counted eleven people I could write to.",
    "friend": "You talk to everyone at the laundromat.",
    "fairer": "I know few people in this field so far, and eleven who know others.",
    "after": "65",
    "act": "Write two lines to Jo",
}


def fill_three_objections(sheet):
    for number, objection in enumerate(("dont-know-anyone", "shaky", "free-time"), start=1):
        start = f"three-objections-sentence-{number}"
        part = sheet.locator(f"#{start}")
        if part.get_attribute("open") is None:
            part.locator("summary").click()
        part.locator(f"[name='{start}_objection']").select_option(objection)
        part.locator(f"[name='{start}_own']").fill("")
        for name, text in SENTENCE.items():
            part.locator(f"[name='{start}_{name}']").fill(text)


def fill_small_steps(sheet):
    for number in range(1, 8):
        sheet.locator(f"[name='small-steps-steps_{number}_step']").fill(f"Step {number}")
        sheet.locator(f"[name='small-steps-steps_{number}_expected']").fill(str(number))
    sheet.get_by_label("The one I will take this week").fill("Step 2")
    sheet.locator("[name='small-steps-when-and-where']").fill("Thursday at ten, at the library")


def fill_check_the_forecast(sheet):
    sheet.get_by_label("What I am going to do").fill("Call Ana")
    # The ring lies over its radio button, and a person presses the ring.
    sheet.locator("label[for='check-the-forecast-expected-7']").click()
    sheet.get_by_label("Before: what I think will happen").fill("She will be busy.")
    sheet.locator("label[for='check-the-forecast-met-2']").click()
    sheet.get_by_label("After: what did happen, facts only").fill("We talked for ten minutes.")


def fill_the_minute_before(sheet):
    for name in ("purpose", "breath", "thanks", "may-stop"):
        sheet.locator(f"[name='the-minute-before-done'][value='{name}']").check()


def fill_my_setback_card(sheet):
    sheet.get_by_label("What I will notice").fill("A hot face.")
    sheet.get_by_label("What I will tell myself").fill("One no, on one day.")
    sheet.get_by_label("If I get a polite no, then I will").fill("I send two lines of thanks.")
    sheet.get_by_label("Who I will tell").fill("Jo")
    sheet.get_by_label("What I would really like to say to them").fill("You could have asked.")


FILL = {
    "my-word": fill_word,
    "thought-or-fact": fill_thought_or_fact,
    "three-objections": fill_three_objections,
    "small-steps": fill_small_steps,
    "check-the-forecast": fill_check_the_forecast,
    "the-minute-before": fill_the_minute_before,
    "my-setback-card": fill_my_setback_card,
}
ENDS_AS = {
    "my-word": "Done",
    "thought-or-fact": "Done",
    "three-objections": "Handed in again",
    "small-steps": "Handed in",
    "check-the-forecast": "Done",
    "the-minute-before": "Done",
    "my-setback-card": "Done",
}
"""What the worksheet says once Cal of the demo has handed it in."""


def sheet_of(page, exercise):
    """The worksheet of an exercise in its lesson, or on its own page."""
    return page.locator(f"#exercise-{exercise}")


def saved(page, exercise):
    """The line that says whether the text is safe."""
    return sheet_of(page, exercise).locator(".save-bar [role=status]")


def hand_in(page, exercise):
    """Press the button, and wait for the page that answers."""
    with page.expect_navigation():
        sheet_of(page, exercise).locator("button[value='hand-in'], button[value='done']").click()
