namespace Parley.Bench.SignalR.Storage;

/// <summary>What is to be stored.</summary>
internal sealed record NewMessage(Guid Id, Guid Conversation, UserKey Sender, string Text, DateTime CreatedAt);
