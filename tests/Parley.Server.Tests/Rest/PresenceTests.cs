using System.Text.Json;
using Parley.Messaging.Presence;
using Parley.Messaging.Users;

namespace Parley.Server.Tests.Rest;

public sealed class PresenceTests(RestServer server) : IClassFixture<RestServer>
{
    private readonly RestCompany _company = server.Company();

    [Fact]
    public async Task People_of_a_shared_conversation_are_told_with_whether_they_are_there()
    {
        await _company.GroupAsync();
        using PresenceLease there = server.Get<LocalPresence>().Connect(new UserKey(_company.Id, "ann"));

        RestAnswer answer = await _company.As("bob").GetAsync("/presence?userIds=ann,eve,nobody");

        JsonElement only = Assert.Single(answer.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(("ann", "online"), (only.GetProperty("userId").GetString(), only.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("/presence")]
    [InlineData("/presence?userIds=")]
    [InlineData("/presence?userIds=ann,,bob")]
    [InlineData("/presence?userIds=ann&userIds=bob")]
    public async Task A_list_that_is_none_is_refused(string path)
    {
        RestAnswer answer = await _company.As("bob").GetAsync(path);

        Assert.Equal("400 invalid_user_ids", answer.Refusal);
    }
}
