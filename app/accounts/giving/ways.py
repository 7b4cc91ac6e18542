"""How the person at this browser may show who they are: for pages that other rooms show, too."""

from dataclasses import dataclass

from app.access import identity
from app.accounts.giving.forms import ProveForm
from app.users import steps
from app.users.passkeys import are_possible, passkeys_of


@dataclass(frozen=True)
class Ways:
    """Where there is a second step, the password alone is no proof."""

    password: bool
    app: bool
    keys: bool
    """Whether there is a passkey, and this site can ask for one."""
    step: bool
    """Whether there is a second step of any kind."""

    @property
    def form(self) -> ProveForm:
        """An empty one, for a page that is shown with somebody else's form in its keeping."""
        return ProveForm(formdata=None)


def ways_to_prove() -> Ways:
    """Of whoever is signed in here, or half way in."""
    user = identity.me() if identity.is_signed_in() else identity.pending()
    if user is None:
        return Ways(password=False, app=False, keys=False, step=False)
    app, keys = steps.authenticator_of(user) is not None, bool(passkeys_of(user))
    step = app or keys
    password = user.password is not None and not step
    return Ways(password=password, app=app, keys=keys and are_possible(), step=step)
