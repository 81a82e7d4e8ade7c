using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parley.Messaging.Conversations;
using Parley.Messaging.Sync;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Gateways;

/// <summary>A server in which something happens between the answer of the database and its arrival.</summary>
public sealed class InterruptedServer : RestServer
{
    /// <summary>Happens once, after the next reading by this method of a reader.</summary>
    internal (string Method, Func<Task> Act)? Interruption { get; set; }

    protected override void Configure(WebApplicationBuilder builder)
    {
        Wrap<ISyncReader>(builder.Services);
        Wrap<IConversationReader>(builder.Services);
    }

    private void Wrap<TReader>(IServiceCollection services)
        where TReader : class
    {
        ServiceDescriptor inner = services.Last(static descriptor => descriptor.ServiceType == typeof(TReader));
        services.AddSingleton(provider =>
        {
            object reader = inner.ImplementationInstance
                ?? inner.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!);
            return InterruptedReader.Over((TReader)reader, TakeInterruption);
        });
    }

    private Func<Task>? TakeInterruption(string method)
    {
        if (Interruption is not { } next || next.Method != method)
        {
            return null;
        }

        Interruption = null;
        return next.Act;
    }
}
