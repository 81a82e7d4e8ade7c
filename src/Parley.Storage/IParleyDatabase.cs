using Parley.Messaging;
using Parley.Storage.Migrations;

namespace Parley.Storage;

/// <summary>The database that Parley keeps everything in.</summary>
public interface IParleyDatabase : IAsyncDisposable
{
    /// <summary>Makes it ready: takes it for this process where it can have only one, and brings its schema up to date.</summary>
    /// <exception cref="DatabaseInUseException">Another process serves this file.</exception>
    /// <exception cref="DatabaseFileException">The file is missing, and was there before a restore that did not end.</exception>
    /// <exception cref="SchemaTooNewException">A newer program was here.</exception>
    /// <exception cref="StoreUnavailableException">It cannot be reached.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Whether it answers now.</summary>
    Task<bool> IsReadyAsync(CancellationToken cancellationToken);

    /// <summary>Gives it another history, as a restored database must have: every client reads everything anew.</summary>
    /// <exception cref="SchemaMissingException">There is nothing of Parley in it.</exception>
    Task RenewEpochAsync(CancellationToken cancellationToken);
}
