using System.Text.Json.Serialization;

namespace Parley.Server.Rest.Json;

/// <summary>A part of a list; <paramref name="NextCursor"/> leads to the next one, and is null at the end.</summary>
internal sealed record Page<T>(
    IReadOnlyList<T> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);
