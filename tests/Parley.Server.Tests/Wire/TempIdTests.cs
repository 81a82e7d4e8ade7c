using Parley.Server.Wire;

namespace Parley.Server.Tests.Wire;

public sealed class TempIdTests
{
    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "0123456789abcde", null)]
    [InlineData(null, "0123456789abcdef", "0123456789abcdef")]
    [InlineData("client", "0123456789abcdef", "client")]
    public void A_temporary_id_is_kept_from_16_characters_on(string? clientId, string? tempId, string? expected) =>
        Assert.Equal(expected, TempId.ClientIdOf(clientId, tempId));
}
