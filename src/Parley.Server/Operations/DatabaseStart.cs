using Parley.Messaging;
using Parley.Storage;
using Parley.Storage.Migrations;

namespace Parley.Server.Operations;

/// <summary>Opens and migrates the database before anything else of the server starts.</summary>
internal sealed class DatabaseStart(IParleyDatabase database) : IHostedService
{
    private bool _isOpen;

    /// <summary>The program calls it before its host does, which would log a failure with a stack trace.</summary>
    /// <exception cref="MaintenanceException">It cannot be used; the message says why in one line.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_isOpen)
        {
            return;
        }

        try
        {
            await database.OpenAsync(cancellationToken);
            _isOpen = true;
        }
        catch (Exception exception)
            when (exception is StoreUnavailableException or DatabaseInUseException or DatabaseFileException or SchemaTooNewException)
        {
            string cause = exception.InnerException is { } inner ? $"{exception.Message}: {inner.GetBaseException().Message}" : exception.Message;
            throw new MaintenanceException(cause, exception);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
