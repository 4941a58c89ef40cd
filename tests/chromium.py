"""The browser of the tests: Debian's Chromium, without what no page here needs."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

HOST = "spel.test"
"""A name that is not localhost: on plain http a browser trusts it less."""
_OFF = (
    # Each window would load two pages of its own for the bar where an address is typed, and keep
    # a process ready for a page that never comes: half of all the work of a short test.
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup",
    "SpareRendererForSitePerProcess",
    # What Playwright turns off: a browser heeds the last of such lists alone.
    "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "AimEnabled",
    "DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades",
    "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints",
    "PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning",
)  # fmt: skip
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    f"--disable-features={','.join(_OFF)}",
    f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a browser without a window; whatever is open in it ends with it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
        yield browser
        browser.close()
