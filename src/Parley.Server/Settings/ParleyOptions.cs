using System.ComponentModel.DataAnnotations;

namespace Parley.Server.Settings;

/// <summary>Where the server's addresses begin.</summary>
public sealed class ParleyOptions
{
    /// <summary>
    /// The path that stands before every address of the server, for hosts that want <c>/api/v1</c>: empty, or beginning with <c>/</c> and not
    /// ending with one. Default: empty.
    /// </summary>
    [RegularExpression(
        @"^(/[A-Za-z0-9._~-]+)*$",
        ErrorMessage = "is neither empty nor a path that begins with / and does not end with one, such as /api/v1")]
    public string PathBase { get; set; } = "";
}
