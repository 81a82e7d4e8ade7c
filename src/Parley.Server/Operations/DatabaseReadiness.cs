using Parley.Storage;

namespace Parley.Server.Operations;

/// <summary>Ready while the database answers.</summary>
internal sealed class DatabaseReadiness(IParleyDatabase database) : IReadinessCheck
{
    public string Name => "database";

    public async ValueTask<bool> IsReadyAsync(CancellationToken cancellationToken) => await database.IsReadyAsync(cancellationToken);
}
