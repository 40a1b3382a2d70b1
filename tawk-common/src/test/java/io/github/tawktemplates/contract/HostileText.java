package io.github.tawktemplates.contract;

import java.util.List;

/** Names that a visitor may choose to break out of a page, an engine or the payload, and names that are merely human. */
public final class HostileText {
    /** None is blank, null or over 255 characters long, and none holds an unpaired surrogate: each must come back as it is. */
    public static final List<String> ALL = List.of(
            "Ada",
            " Ada  Lovelace ",
            "O'Brien \"the\" \\ `tick`",
            "</script><script>alert(1)</script>",
            "<!--<script>",
            "]]>",
            "--><img src=x onerror=alert(1)>",
            "' onload='alert(1)",
            "\" autofocus onfocus=\"alert(1)",
            "&lt;b&gt; &amp; &#39; &quot;",
            "&apos;&NewLine;",
            "${7*7} #{7*7} [=7*7]",
            "<#assign x=1><@tawkWidget/>${.data_model}",
            "{{secret}} {{{secret}}} {{&secret}} {{#tawk}}{{/tawk}} {{=<< >>=}}",
            "<<secret>> <<#tawk>><</tawk>>",
            "{{ 7 * 7 }} {% include 'secret' %} {# no #}",
            "line\nfeed\r\ntab\tnull\u0000bell\u0007delete\u007f",
            "line\u2028paragraph\u2029next\u0085",
            "\u00a0no-break\u00a0\ufeffbom",
            "Zoë Ñandú İstanbul ıŞ ß ǅ",
            "Ада Лавлейс",
            "آدا ‏لوفلايس‎ ١٢٣",
            "אדה",
            "艾達·勒芙蕾絲 エイダ 에이다",
            "👩🏽‍💻 🇺🇦 𝒜𝒹𝒶 \udbff\udfff",
            "e\u0301 \u202egnirts\u202c",
            "\\u003cscript\\u003e \\x3c \\' \\\\",
            "%3Cscript%3E +ADw-script+AD4-",
            "$1 $& \\1 %s %n {0}",
            "__proto__ constructor toString",
            "{\"userId\":\"root\",\"hash\":\"0\"}");

    private HostileText() {}
}
