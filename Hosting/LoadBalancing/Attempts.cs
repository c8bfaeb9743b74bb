using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>
/// Brings a request to a replica and, if that is not there, once to another one: where nothing has reached the first,
/// or where asking twice does no harm (GET, HEAD). What still fails is answered with a page that says why.
/// </summary>
internal sealed class Attempts(string resource, ConcurrentDictionary<string, Backend> backends, Counter<long> retries)
{
    // A replica that closes between the choice and the request is passed over; each can do so once.
    private const string ClosedItem = "wpaspire.backend-closed";

    /// <summary>Before the choice of a replica.</summary>
    public async Task TryAsync(HttpContext context, Func<Task> next)
    {
        var proxy = context.GetReverseProxyFeature();
        var tried = new HashSet<string>(StringComparer.Ordinal);
        var isRetry = false;
        SayThatThereIsNoBody(context.Request);
        try
        {
            while (true)
            {
                await next();
                var failure = context.Features.Get<IForwarderErrorFeature>();
                var isClosed = context.Items.Remove(ClosedItem);
                if ((failure is null && !isClosed) || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
                {
                    return;
                }

                if (proxy.ProxiedDestination is { } failed)
                {
                    tried.Add(failed.DestinationId);
                }

                DestinationState[] others = [.. proxy.Route.Cluster!.DestinationsState.AvailableDestinations.Where(d => !tried.Contains(d.DestinationId))];
                if (others.Length == 0 || (!isClosed && (isRetry || !MayRetry(context, failure!))))
                {
                    await UnavailablePage.WriteAsync(context, resource, failure?.Error ?? ForwarderError.NoAvailableDestinations);
                    return;
                }

                if (!isClosed)
                {
                    isRetry = true;
                    retries.Add(1);
                }

                context.Features.Set<IForwarderErrorFeature>(null);
                context.Response.Clear();
                proxy.AvailableDestinations = others;
                proxy.ProxiedDestination = null;
            }
        }
        finally
        {
            // A visitor who did not wait is no failure of the site.
            if (context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }
        }
    }

    /// <summary>After the choice of a replica: counts the request in and out.</summary>
    public async Task CountAsync(HttpContext context, Func<Task> next)
    {
        var proxy = context.GetReverseProxyFeature();
        if (proxy.AvailableDestinations is not [var chosen, ..])
        {
            await next();
            return;
        }

        if (backends.GetValueOrDefault(chosen.DestinationId) is not { } backend || !backend.TryEnter())
        {
            proxy.ProxiedDestination = chosen;
            context.Items[ClosedItem] = true;
            return;
        }

        try
        {
            await next();
        }
        finally
        {
            backend.Leave();
        }
    }

    // .NET's client by itself repeats a request whose connection ended before an answer came, if no part of a body had been
    // sent: a replica that was killed while it worked would be asked up to three times more, and then another one. Once a
    // request has a body, and be it of no length, that body counts as sent.
    private static void SayThatThereIsNoBody(HttpRequest request)
    {
        if (!IsSafe(request.Method) && !HasBody(request))
        {
            request.ContentLength ??= 0;
        }
    }

    private static bool MayRetry(HttpContext context, IForwarderErrorFeature failure)
    {
        if (failure.Error != ForwarderError.Request)
        {
            return false;
        }

        var isUnsent = failure.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError };
        return isUnsent || (IsSafe(context.Request.Method) && !HasBody(context.Request));
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static bool HasBody(HttpRequest request) => request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true };
}
