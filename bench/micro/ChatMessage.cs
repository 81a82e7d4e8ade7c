namespace Parley.Bench.Micro;

/// <summary>A small record, such as chats send.</summary>
internal sealed record ChatMessage(string Group, long Seq, string Text);
