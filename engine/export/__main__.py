"""``python -m engine.export FORMAT LANG``: a report from the standard input, as a file.

A process of its own: writing a document takes long, and no phone may wait for it. It is handed
the report and the sentences, and knows nothing else of a workshop.
"""

import json
import sys

from engine.export.formats import written
from engine.lexicon import Lexicon


def main() -> None:
    """Read the report and the sentences as JSON, and write the file to the standard output."""
    format, lang = sys.argv[1:3]
    given = json.load(sys.stdin.buffer)
    said = Lexicon(lang, given["words"])
    sys.stdout.buffer.write(written(given["report"], format, said))


if __name__ == "__main__":
    main()
