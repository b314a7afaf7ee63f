"""Words of a text without spelling and endings, for the search. The browser has the same: ``theme/assets/search/*.js``."""

from komak.languages.stems.uzbek import fold as uzbek_fold
from komak.languages.stems.uzbek import stem as uzbek_stem
from komak.languages.stems.words import compounds, plain, words

__all__ = ["compounds", "plain", "uzbek_fold", "uzbek_stem", "words"]
