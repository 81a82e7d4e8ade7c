using Parley.Messaging;
using Parley.Messaging.Users;
using Parley.Server.Auth;
using Parley.Server.Rest.Requests;

namespace Parley.Server.Rest.Users;

/// <summary>Makes callers known users by what their tokens say of them.</summary>
internal sealed class MeetCallerFilter(UserDirectory users) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ValidToken token = context.HttpContext.ValidToken();
        Result<User> met = await users.MeetAsync(token.Caller.Key, token.Name, token.Picture, context.HttpContext.RequestAborted);
        return met.Error is { } error ? Answers.Refuse(error) : await next(context);
    }
}
