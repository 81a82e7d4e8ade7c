namespace Parley.Bench.SignalR.Wire;

/// <summary>What answers it.</summary>
internal sealed record CreatedConversation(Guid Id);
