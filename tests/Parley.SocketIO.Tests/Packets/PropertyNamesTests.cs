using System.Text;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO.Tests.Packets;

public sealed class PropertyNamesTests
{
    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"":1,"":2}""")]
    [InlineData("""{"a":1,"b":2,"a":3}""")]
    [InlineData("""{"__proto__":1,"__proto__":2}""")]
    public void A_key_that_occurs_twice_is_refused(string json)
    {
        Assert.Throws<ProtocolException>(() => Check(json));
    }

    [Theory]
    [InlineData("{\"a\":1,\"\\u0061\":2}")]
    [InlineData("{\"\\u0061\":1,\"a\":2}")]
    [InlineData("{\"\\u0061\":1,\"\\u0061\":2}")]
    [InlineData("{\"\\u00FC\":1,\"\\u00fc\":2}")]
    [InlineData("{\"ü\":1,\"\\u00fc\":2}")]
    [InlineData("{\"\\\"\":1,\"\\u0022\":2}")]
    [InlineData("{\"😀\":1,\"\\ud83d\\ude00\":2}")]
    public void Another_spelling_of_the_same_key_is_refused(string json)
    {
        Assert.Throws<ProtocolException>(() => Check(json));
    }

    [Theory]
    [InlineData("""{"a":{"b":1,"b":2}}""")]
    [InlineData("""[{"b":1,"b":2}]""")]
    [InlineData("""{"a":[[{"x":{"b":1,"b":2}}]]}""")]
    [InlineData("""{"a":{"b":1},"a":2}""")]
    [InlineData("""{"a":{"a":{"a":1}},"b":{},"a":2}""")]
    [InlineData("""[{},{"a":1},{"a":1,"b":[{"c":1}],"a":2}]""")]
    public void A_key_that_occurs_twice_deep_inside_or_around_other_objects_is_refused(string json)
    {
        Assert.Throws<ProtocolException>(() => Check(json));
    }

    [Theory]
    [InlineData("""{"a":1,"A":2}""")]
    [InlineData("""{"a":{"a":{"a":1}}}""")]
    [InlineData("""[{"a":1},{"a":1}]""")]
    [InlineData("""{"a":[{"b":1},{"b":1}],"b":2}""")]
    [InlineData("{\"u0061\":1,\"\\u0061\":2}")]
    [InlineData("{\"é\":1,\"e\u0301\":2}")]
    [InlineData("""{"a":"b","b":"a"}""")]
    public void Different_keys_or_different_objects_are_allowed(string json)
    {
        Check(json);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(26)]
    [InlineData(1_000)]
    public void An_object_of_any_size_with_different_keys_is_allowed(int keys)
    {
        Check(ObjectOf(Keys(keys)));
    }

    [Theory]
    [InlineData(24, 0)]
    [InlineData(24, 23)]
    [InlineData(25, 0)]
    [InlineData(25, 24)]
    [InlineData(1_000, 0)]
    [InlineData(1_000, 23)]
    [InlineData(1_000, 24)]
    [InlineData(1_000, 999)]
    public void A_key_that_occurs_twice_in_an_object_of_any_size_is_refused(int keys, int repeated)
    {
        Assert.Throws<ProtocolException>(() => Check(ObjectOf([.. Keys(keys), $"k{repeated}"])));
    }

    [Theory]
    [InlineData(24)]
    [InlineData(100)]
    public void Another_spelling_in_a_large_object_is_refused(int keys)
    {
        Assert.Throws<ProtocolException>(() => Check(ObjectOf([.. Keys(keys), "\\u006b0"])));
        Assert.Throws<ProtocolException>(() => Check(ObjectOf(["\\u006b5", .. Keys(keys)])));
    }

    [Fact]
    public void A_large_object_inside_a_large_one_has_keys_of_its_own()
    {
        string inner = ObjectOf(Keys(50));

        Check(inner.Replace("\"k30\":0", $"\"k30\":{inner}", StringComparison.Ordinal));
        Check($"[{inner},{inner}]");
    }

    [Fact]
    public void After_a_large_object_the_keys_of_the_object_around_it_still_count()
    {
        string inner = ObjectOf(Keys(50));

        Assert.Throws<ProtocolException>(() => Check($"{{\"a\":1,\"b\":{inner},\"a\":2}}"));
        string outer = ObjectOf([.. Keys(40), "k39"]).Replace("\"k35\":0", $"\"k35\":{inner}", StringComparison.Ordinal);
        Assert.Throws<ProtocolException>(() => Check(outer));
    }

    private static IEnumerable<string> Keys(int count) => Enumerable.Range(0, count).Select(static i => $"k{i}");

    private static string ObjectOf(IEnumerable<string> keys) => $"{{{string.Join(',', keys.Select(static key => $"\"{key}\":0"))}}}";

    private static void Check(string argument) =>
        PayloadValidator.CheckEvent(Encoding.UTF8.GetBytes($"""["a",{argument}]"""), attachments: 0, maxDepth: 32);
}
