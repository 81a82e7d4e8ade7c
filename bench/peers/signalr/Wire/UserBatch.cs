namespace Parley.Bench.SignalR.Wire;

/// <summary>The body of <c>POST /users/batch</c>.</summary>
internal sealed record UserBatch(NewUser[] Users);
