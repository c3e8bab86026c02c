"""The pages that every browser test of all pages goes through; a new page adds its lines."""

from tests.factories import make_nested_report
from tests.web.browser.record import SECOND_VERSION
from tests.web.conftest import OLDER
from tests.web.sample import DOCUMENT, RENK, STATEMENTS
from tests.web.standing_record import DAY, PROMISED

REPORT_PAGE = f"/reports/{DOCUMENT.id}"

PAGES = (
    "/",
    "/search?q=the",
    "/search?q=speaker:council+kind:promise",
    "/search?q=nothingofthekind",
    "/reports",
    REPORT_PAGE,
    f"{REPORT_PAGE}#card-5",
    f"/reports/{OLDER.document.id}",
    f"/reports/{SECOND_VERSION.document.id}",
    f"/reports/{make_nested_report().document.id}",
    f"/statements/{STATEMENTS[3].id}",
    f"/standing?as_of={DAY}",
    f"/standing?as_of={DAY}&finding=commitment&settled=true",
    f"/standing/{PROMISED}?as_of={DAY}",
    "/standing?as_of=soon",
    "/standing?as_of=1999-01-01",
    "/entities",
    "/unanswered",
    "/sources",
    "/sources/reasons",
    "/compare",
    "/compare?by=publisher&first=Corvane&second=Brenag",
    "/compare?first=Renk&second=Orrin",
    f"/entities/{OLDER.entities[0].id}",
    "/issues",
    "/review",
    "/review?q=nothingofthekind",
    "/review/decisions",
    f"/review/statements/{STATEMENTS[3].id}",
    f"/review/entities/{RENK.id}",
    "/sign-in",
    "/nothing",
)
