namespace Parley.Server.Tests.Rest;

public sealed class PathBaseTests(PathBaseServer server) : IClassFixture<PathBaseServer>
{
    private readonly RestCompany _company = server.Company();

    [Fact]
    public async Task What_is_created_is_found_where_the_answer_says()
    {
        RestClient ann = _company.As("ann");

        RestAnswer created = await ann.PostAsync("/api/v1/conversations/", """{"type":"group","memberIds":[]}""");

        Assert.Equal($"/api/v1/conversations/{created.Text("id")}", created.Headers.Location?.OriginalString);
        Assert.Equal(200, (await ann.GetAsync(created.Headers.Location!.OriginalString)).Status);
    }

    [Fact]
    public async Task Ids_are_decoded_there_as_elsewhere()
    {
        RestAnswer user = await _company.Service.PutAsync("/api/v1/users/a%2Fb%25", """{"name":"A"}""");

        Assert.Equal("a/b%", user.Text("id"));
    }
}
