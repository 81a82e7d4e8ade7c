namespace Parley.Server.Rest.Receipts;

/// <summary>Up to which message; all of them where none is named.</summary>
internal sealed record MarkBody
{
    public string? MessageId { get; init; }
}
