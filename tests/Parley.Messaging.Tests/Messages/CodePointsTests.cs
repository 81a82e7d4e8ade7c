using System.Text;
using Parley.Messaging.Messages;

namespace Parley.Messaging.Tests.Messages;

public sealed class CodePointsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("e\u0301", 2)]
    [InlineData("\U0001F600", 1)]
    [InlineData("a\U0001F600\U0010FFFFb", 4)]
    public void A_text_is_counted_in_code_points(string text, int expected)
    {
        Assert.True(CodePoints.TryCount(text, out int count));
        Assert.Equal(expected, count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_agrees_with_the_runtime_on_random_texts(int seed)
    {
        var random = new Random(seed);
        char[] alphabet = ['a', '\0', '\uD7FF', '\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\uE000'];
        for (int round = 0; round < 5000; round++)
        {
            string text = string.Concat(random.GetItems(alphabet, random.Next(0, 7)));
            bool isWellFormed = text == Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text));

            Assert.Equal(isWellFormed, CodePoints.TryCount(text, out int count));
            Assert.True(!isWellFormed || count == text.EnumerateRunes().Count());
        }
    }
}
