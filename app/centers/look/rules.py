"""A center's colour as the roles of our theme (`static/css/tokens.css`)."""

from app.core.colour import by_night, mixed

DAY = (
    "--accent:{accent};--accent-strong:{strong};--on-accent:#fff;"
    "--accent-soft:color-mix(in srgb,{accent} 10%,var(--paper));"
    "--accent-line:color-mix(in srgb,{accent} 45%,var(--paper))"
)
NIGHT = (
    "--accent:{accent};--accent-strong:{strong};--on-accent:#0d1315;"
    "--accent-soft:color-mix(in srgb,{accent} 16%,var(--paper));"
    "--accent-line:color-mix(in srgb,{accent} 45%,var(--paper))"
)


def rules_of(accent: str) -> str:
    """The stylesheet: `accent` by day, the nearest that can be read by night."""
    light = by_night(accent)
    day = DAY.format(accent=accent, strong=mixed(accent, "#000000", 0.25))
    night = NIGHT.format(accent=light, strong=mixed(light, "#ffffff", 0.25))
    return (
        f":root{{{day}}}\n"
        f'@media (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{night}}}}}\n'
        f':root[data-theme="dark"]{{{night}}}\n'
    )
