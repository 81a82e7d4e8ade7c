using Parley.Messaging;
using Parley.Messaging.Orders;
using Parley.Server.Auth;
using Parley.Server.Rest.Json;
using Parley.Server.Rest.OpenApi;
using Parley.Server.Rest.Requests;

namespace Parley.Server.Rest.Orders;

/// <summary>Where the host application tells what becomes of its orders.</summary>
internal static class OrderEndpoints
{
    public static void Map(RouteGroupBuilder service) => service.MapPut("/orders/{id}", PutAsync)
        .WithTags("Service")
        .WithSummary("Say what an order is now; its thread opens and closes by it (role service)")
        .Accepts<PutOrderBody>("application/json")
        .Answers(typeof(OrderAnswer));

    private static async Task<IResult> PutAsync(HttpContext context, string id, OrderBook orders) =>
        await PathId.Read(context, id, "order_id").ShowAsync(async orderId =>
            await (await JsonBody.ReadAsync<PutOrderBody>(context.Request)).ShowAsync(async body =>
            {
                var order = new Order
                {
                    Company = context.Caller().Company,
                    Id = orderId,
                    CustomerId = body.CustomerId,
                    ProviderId = body.ProviderId,
                    Status = body.Status,
                    CompletedAt = body.CompletedAt,
                };
                Result<Order> stored = await orders.PutAsync(order, context.RequestAborted);
                return stored.Show(static known => Answers.Json(OrderAnswer.Of(known)));
            }));
}
