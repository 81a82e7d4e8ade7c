using System.Reflection;

namespace Parley.Server.Tests.Gateways;

/// <summary>A real reader, after whose answer something may happen before it arrives.</summary>
public class InterruptedReader : DispatchProxy
{
    private object _inner = null!;
    private Func<string, Func<Task>?> _take = null!;

    /// <param name="inner">The reader, a <typeparamref name="TReader"/>.</param>
    /// <param name="take">What is to happen after a method of this name, taken once.</param>
    public static TReader Over<TReader>(TReader inner, Func<string, Func<Task>?> take)
        where TReader : class
    {
        TReader reader = Create<TReader, InterruptedReader>();
        var proxy = (InterruptedReader)(object)reader;
        (proxy._inner, proxy._take) = (inner, take);
        return reader;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Func<Task>? act = _take(targetMethod!.Name);
        return act is null
            ? targetMethod.Invoke(_inner, args)
            : GetType().GetMethod(nameof(ThenAsync), BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.FlattenHierarchy)!
                .MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments()[0])
                .Invoke(null, [targetMethod, _inner, args, act]);
    }

    protected static async Task<T> ThenAsync<T>(MethodInfo method, object inner, object?[] args, Func<Task> act)
    {
        T read = await (Task<T>)method.Invoke(inner, args)!;
        await act();
        return read;
    }
}
