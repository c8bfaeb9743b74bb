using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace WpAspire.Hosting.Dashboard.Api;

/// <summary>Writes the answers of the API.</summary>
internal static class ApiReplies
{
    /// <summary>Answers with JSON.</summary>
    public static Task WriteAsync<T>(this HttpContext context, int status, T value, JsonTypeInfo<T> type)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(value, type, cancellationToken: context.RequestAborted);
    }
}
