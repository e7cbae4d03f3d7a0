"""The labels that pages need in words.yml: under `labels:`, and on the contact page under `contact:`, `labels:`."""

_EVERYWHERE = (
    *("all-guides", "all-guides-summary", "all-questions", "appearance-dark", "before", "behind", "by-letter"),
    *("change-major", "choose-language", "close", "code-shell", "contact", "contact-us", "copied", "copy"),
    *("copy-code", "copy-question-link", "copy-section-link", "copy-short-link", "copy-step-link", "copy-value"),
    *("draft", "draft-summary", "enlarge", "faq", "glossary", "glossary-summary", "guides-count", "guides-one"),
    *("home", "link-copied", "menu", "most-asked", "most-needed", "moved-place", "moved-title", "moved-to"),
    *("needs", "news", "news-feed", "news-feed-all", "news-nothing", "news-summary", "not-found-text"),
    *("not-found-title", "note", "on-this-page", "other-questions", "outdated", "outdated-gone"),
    *("outdated-original", "outdated-text", "perhaps-meant", "place-unknown", "questions", "questions-count"),
    *("questions-one", "questions-summary", "recommended", "related", "replaced-by", "result", "retired-place"),
    *("retired-title", "reviewed", "short-link", "site", "skip", "stuck", "stuck-here", "tip"),
    *("to-the-guide", "topics", "untranslated", "urgent", "variant-all", "variant-by-link", "warning"),
    *("what-changed", "widgets", "you-are-here"),
)
_SEARCH = (
    *("search", "search-asking", "search-contact", "search-elsewhere", "search-found", "search-meant"),
    *("search-needs-script", "search-nothing", "search-placeholder", "search-slow", "search-unavailable"),
)
_VIDEOS = (
    *("video", "video-file", "video-link", "video-not-loaded", "video-not-played", "video-silent"),
    *("video-transcript",),
)
_SUPPORT_DESK = (
    *("desk-all-languages", "desk-all-topics", "desk-by-hand", "desk-change-now", "desk-change-was"),
    *("desk-changed", "desk-collect", "desk-collected", "desk-copied", "desk-copy", "desk-copy-html"),
    *("desk-copy-link", "desk-copy-markdown", "desk-copy-original", "desk-copy-plain", "desk-copy-short"),
    *("desk-copy-text", "desk-customer-language", "desk-doubtful", "desk-drop-draft", "desk-edit", "desk-found"),
    *("desk-frame", "desk-frame-hint", "desk-greeting", "desk-keep-draft", "desk-kept", "desk-key-choose"),
    *("desk-key-clear", "desk-key-language", "desk-key-search", "desk-kind-guide", "desk-kind-outcome"),
    *("desk-kind-point", "desk-kind-question", "desk-kind-section", "desk-kind-step", "desk-kind-video"),
    *("desk-kind-widget", "desk-load-failed", "desk-loading", "desk-mark-misleads", "desk-mark-outdated"),
    *("desk-misleads", "desk-needs-script", "desk-nothing", "desk-outdated", "desk-own-language", "desk-pin"),
    *("desk-placeholder-name", "desk-private", "desk-reply", "desk-reply-greeting"),
    *("desk-reply-inputs", "desk-reply-link", "desk-reply-signature", "desk-results", "desk-search"),
    *("desk-second", "desk-signature", "desk-slow", "desk-start-text", "desk-start-title", "desk-take-new"),
    *("desk-take-out", "desk-title", "desk-topic", "desk-variant-unknown", "desk-variants", "desk-widget"),
    *("desk-widget-answer", "desk-widget-copy", "desk-widget-hint"),
)

PAGE_LABELS = frozenset((*_EVERYWHERE, *_SEARCH, *_VIDEOS, *_SUPPORT_DESK))

CONTACT_LABELS = frozenset(
    (
        *("about", "about-hint", "likely", "likely-none", "likely-failed", "concerns", "optional", "step", "step-none"),
        *("include", "include-guide", "include-answer", "include-device", "preview", "greeting", "line-concerns"),
        *(
            "line-guide",
            "line-step",
            "line-answer",
            "line-device",
            "copy",
            "copied",
            "copy-failed",
            "save",
            "file-name",
        ),
    )
)
