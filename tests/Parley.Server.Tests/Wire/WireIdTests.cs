using Parley.Server.Wire;

namespace Parley.Server.Tests.Wire;

public sealed class WireIdTests
{
    [Theory]
    [InlineData("0198f1a0-0000-7000-8000-00000000000a")]
    [InlineData("0198F1A0-0000-7000-8000-00000000000A")]
    public void A_UUID_is_an_id(string text) => Assert.True(WireId.TryParse(text, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0198f1a0000070008000000000000000")]
    [InlineData("{0198f1a0-0000-7000-8000-00000000000a}")]
    [InlineData(" 0198f1a0-0000-7000-8000-00000000000a")]
    [InlineData("+198f1a0-0000-7000-8000-00000000000a")]
    [InlineData("0x98f1a0-0000-7000-8000-00000000000a")]
    [InlineData("0198f1a0-0000-7000-8000-00000000000g")]
    public void Nothing_else_is(string? text)
    {
        Assert.False(WireId.TryParse(text, out _));
        Assert.Equal(Guid.Empty, WireId.OrUnknown(text));
    }
}
