namespace Parley.Server.Tests.Rules;

/// <summary>Texts that something on their way might change, cut or believe.</summary>
internal static class Corpus
{
    /// <summary>The corners of Unicode.</summary>
    public static readonly string[] Unicode =
    [
        "👩‍👩‍👧‍👦 👨🏿‍🚀 🏳️‍🌈 🇩🇪",
        "שלום \u202e مرحبا \u202c \u2066x\u2069 \u200f",
        "e\u0301 \u00e9 \u1e9b\u0323 \u0344 a\u0328\u0301",
        "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324",
        "\ufeffstart, mid\ufeffdle, end\ufeff",
        "line\u2028paragraph\u2029next\u0085end",
        "noncharacters \ufffe \uffff \ufdd0 \U0001fffe \U0010fffe",
        "the last one \U0010ffff",
        "replacement \ufffd, object \ufffc, private \ue000 \U000f0000",
        "spaces \u00a0\u1680\u2003\u200b\u2060\u3000 end",
        " leading and trailing \t ",
        "controls \u0001\u0008\u000b\u001f\u007f\u009f",
        "\r\n\n\r\t",
        "ﷺ İ ı ß ﬁ Å ſ Ǆ",
        "漢字 𠜎 𝒳 \U000e0041\U000e007f \ufe0f",
        "\\u0041 \\\\ \\\" \" / \\/ %00 %u0041 &#0; &amp;",
    ];

    /// <summary>What scripts and databases might believe.</summary>
    public static readonly string[] Injections =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "javascript:alert(1)",
        "</textarea></title><iframe srcdoc='<b>x</b>'>",
        "{{7*7}} ${7*7} #{7*7} <%= 7 %>",
        "' or '1'='1",
        "'; drop table messages; --",
        "\"; delete from users; /* */",
        "1' union select null, text from messages --",
        "@company :name $1 ?1 {0} %s \\x00 E'\\000'",
        "__proto__ constructor toString",
        "../../etc/passwd",
        "$(reboot) `reboot` | reboot",
        "=HYPERLINK(\"https://x.example\")",
    ];
}
