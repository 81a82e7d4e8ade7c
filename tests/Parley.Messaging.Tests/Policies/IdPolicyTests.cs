using Parley.Messaging.Policies;

namespace Parley.Messaging.Tests.Policies;

public sealed class IdPolicyTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("auth0|5f7c8ec7c33c6c004bbafe82")]
    [InlineData("ann@example.com")]
    [InlineData("\U0001F600")]
    public void The_host_s_own_ids_are_good(string id)
    {
        Assert.True(IdPolicy.IsValid(id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a\u007F")]
    [InlineData("a\u0085")]
    public void An_id_is_a_text_without_control_characters(string? id)
    {
        Assert.Equal("invalid_user_id", IdPolicy.Check("user_id", id)?.Code);
    }

    [Fact]
    public void An_id_has_200_characters_at_most()
    {
        Assert.True(IdPolicy.IsValid(new string('x', 200)));
        Assert.False(IdPolicy.IsValid(new string('x', 201)));
    }
}
