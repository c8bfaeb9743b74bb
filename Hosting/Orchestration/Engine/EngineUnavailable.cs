using System.Net.Sockets;

namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>Says why no engine answers, and what to do about it.</summary>
internal static class EngineUnavailable
{
    /// <summary>Whether an exception says that the engine could not be reached, or went away.</summary>
    public static bool IsMeantBy(Exception exception) =>
        exception is HttpRequestException or SocketException or IOException or TimeoutException
        || (exception is AggregateException { InnerExceptions: var inner } && inner.Any(IsMeantBy));

    /// <summary>The error for an engine that could not be reached.</summary>
    public static DistributedApplicationException Describe(EngineEndpoint endpoint, Exception exception)
    {
        var socketError = FindSocketError(exception);
        var where = $"{endpoint.Uri.ToString().TrimEnd('/')} ({endpoint.Source})";
        var message = socketError switch
        {
            SocketError.AccessDenied =>
                $"The container engine at {where} may not be used by this user: add the user to the 'docker' group with `sudo usermod -aG docker $USER` and log in again.",
            _ when endpoint.Source == "DOCKER_HOST" =>
                $"No container engine answers at {where}: start it there, or unset DOCKER_HOST to use the default socket.",
            _ =>
                $"No container engine answers at {where}: run `make setup`, start Docker (`sudo systemctl start docker`, or Docker Desktop), or set DOCKER_HOST.",
        };
        return new DistributedApplicationException(message, exception);
    }

    private static SocketError? FindSocketError(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            // Several addresses of one name: each was tried.
            if (exception is AggregateException { InnerExceptions: [var first, ..] })
            {
                exception = first;
            }

            if (exception is SocketException socket)
            {
                return socket.SocketErrorCode;
            }
        }

        return null;
    }
}
