using Parley.Messaging;
using Parley.Server.Rest.Problems;

namespace Parley.Server.Tests.Rest;

public sealed class ProblemStatusTests
{
    [Theory]
    [InlineData(ErrorKind.Invalid, 400)]
    [InlineData(ErrorKind.Unauthorized, 401)]
    [InlineData(ErrorKind.Forbidden, 403)]
    [InlineData(ErrorKind.NotFound, 404)]
    [InlineData(ErrorKind.Conflict, 409)]
    [InlineData(ErrorKind.TooLarge, 413)]
    [InlineData(ErrorKind.UnsupportedType, 415)]
    [InlineData(ErrorKind.RateLimited, 429)]
    [InlineData(ErrorKind.Internal, 500)]
    [InlineData(ErrorKind.Unavailable, 503)]
    public void Every_kind_has_its_status(ErrorKind kind, int status) => Assert.Equal(status, ProblemStatus.Of(kind));

    [Fact]
    public void No_kind_is_forgotten() =>
        Assert.Single(Enum.GetValues<ErrorKind>(), static kind => ProblemStatus.Of(kind) == 500);

    [Theory]
    [InlineData(400, "invalid_request")]
    [InlineData(401, "unauthorized")]
    [InlineData(403, "forbidden")]
    [InlineData(404, "not_found")]
    [InlineData(405, "method_not_allowed")]
    [InlineData(408, "invalid_request")]
    [InlineData(413, "too_large")]
    [InlineData(415, "unsupported_type")]
    [InlineData(500, "internal_error")]
    [InlineData(503, "unavailable")]
    public void A_status_of_the_host_has_a_code(int status, string code) => Assert.Equal(code, ProblemStatus.ErrorOf(status).Code);
}
