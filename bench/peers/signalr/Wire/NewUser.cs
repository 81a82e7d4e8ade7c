namespace Parley.Bench.SignalR.Wire;

/// <summary>A user to be made.</summary>
internal sealed record NewUser(string Id, string Name);
