using Parley.Server.Rest.Requests;

namespace Parley.Server.Tests.Rest;

public sealed class PathIdTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a%2Fb", "a/b")]
    [InlineData("a%2fb", "a/b")]
    [InlineData("100%25", "100%")]
    [InlineData("%C3%AB", "ë")]
    [InlineData("%F0%9F%98%80", "😀")]
    public void Every_percent_sign_is_decoded_once(string segment, string expected)
    {
        Assert.True(PathId.TryDecode(segment, out string? text));
        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("%2")]
    [InlineData("%zz")]
    [InlineData("%+1")]
    [InlineData("%FF")]
    [InlineData("%C0%AF")]
    [InlineData("%ED%A0%80")]
    [InlineData("%E2%82")]
    [InlineData("ë")]
    public void What_is_not_encoded_as_it_must_be_is_refused(string segment) => Assert.False(PathId.TryDecode(segment, out _));

    [Theory]
    [InlineData("/users/x%25", 0, "x%25")]
    [InlineData("/users/x%25/", 0, "x%25")]
    [InlineData("/users/x%25?a=/b", 0, "x%25")]
    [InlineData("/base/users/x%25/revoke", 1, "x%25")]
    [InlineData("http://host/users/x%25", 0, "x%25")]
    public void The_segment_is_found_from_the_end(string target, int fromEnd, string segment) =>
        Assert.Equal(segment, PathId.SegmentOf(target, fromEnd));

    [Theory]
    [InlineData("/users/x%25/.", 0)]
    [InlineData("/users/x%25/a/%2e%2E", 0)]
    [InlineData("", 1)]
    public void A_path_that_the_server_walked_tells_nothing(string target, int fromEnd) => Assert.Equal("", PathId.SegmentOf(target, fromEnd));
}
