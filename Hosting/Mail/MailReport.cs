using System.Text.Json;
using System.Text.Json.Serialization;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Orchestration.Control;

namespace WpAspire.Hosting.Mail;

/// <summary>What mail catchers have taken, told to a verb in another process: the messages are in the AppHost's memory.</summary>
internal sealed class MailReport(DistributedApplicationModel model, MailCatcherService mailboxes, ControlClient control)
{
    /// <summary>The control channel's word for it.</summary>
    public const string Verb = "mail";

    private const int Latest = 5;

    /// <summary>Asks the AppHost that runs the site.</summary>
    /// <param name="catcher">The name of the mail catcher.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What it says; <see langword="null"/> while it is starting or stopping.</returns>
    public async Task<MailDescription?> AskAsync(string catcher, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await control.SendAsync(new ControlRequest(Verb, catcher), static _ => { }, cancellationToken);
            return JsonSerializer.Deserialize(answer, MailReportJson.Default.MailDescription);
        }
        catch (DistributedApplicationException)
        {
            // Whoever describes a site wants to know the rest all the same.
            return null;
        }
    }

    /// <summary>The answer of this AppHost.</summary>
    /// <param name="catcher">The name of the mail catcher.</param>
    /// <exception cref="DistributedApplicationException">The model has none of this name.</exception>
    public string Answer(string catcher)
    {
        var resource = model.Resources.OfType<MailCatcherResource>().FirstOrDefault(r => r.Name == catcher)
            ?? throw new DistributedApplicationException($"The model has no mail catcher '{catcher}'.");
        var messages = mailboxes.GetMailbox(resource).Messages;
        return JsonSerializer.Serialize(new MailDescription(messages.Count, [.. messages.Take(Latest)]), MailReportJson.Default.MailDescription);
    }
}

[JsonSerializable(typeof(MailDescription))]
internal sealed partial class MailReportJson : JsonSerializerContext;
