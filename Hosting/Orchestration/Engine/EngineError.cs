using System.Text.Json;
using Docker.DotNet;

namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>The engine's own words for what went wrong.</summary>
internal static class EngineError
{
    /// <summary>The <c>message</c> of an error response, without its final full stop.</summary>
    public static string Message(DockerApiException exception)
    {
        try
        {
            using var document = JsonDocument.Parse(exception.ResponseBody ?? "");
            if (document.RootElement.TryGetProperty("message", out var message))
            {
                return message.GetString()?.Trim().TrimEnd('.') ?? exception.Message;
            }
        }
        catch (JsonException)
        {
            // Not the engine's usual answer: a proxy's page, or plain text.
        }

        return string.IsNullOrWhiteSpace(exception.ResponseBody) ? exception.Message : exception.ResponseBody.Trim().TrimEnd('.');
    }
}
