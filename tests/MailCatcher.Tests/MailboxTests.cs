using System.Text;

namespace WpAspire.MailCatcher.Tests;

/// <summary>What is kept, for how long, and who is told.</summary>
public class MailboxTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Beyond_the_number_that_is_kept_the_oldest_go()
    {
        var mailbox = new Mailbox(new() { MaxMessages = 3 });

        foreach (var subject in new[] { "1", "2", "3", "4", "5" })
        {
            Add(mailbox, subject);
        }

        Assert.Equal(["5", "4", "3"], Subjects(mailbox));
    }

    [Fact]
    public void Beyond_the_size_that_is_kept_the_oldest_go()
    {
        var mailbox = new Mailbox(new() { MaxMessageMegabytes = 1, MaxTotalMegabytes = 2 });

        foreach (var subject in new[] { "1", "2", "3" })
        {
            Add(mailbox, subject, size: 900 * 1024);
        }

        Assert.Equal(["3", "2"], Subjects(mailbox));
        Add(mailbox, "small");
        Assert.Equal(["small", "3", "2"], Subjects(mailbox));
    }

    [Fact]
    public void Room_that_a_deleted_message_took_is_free_again()
    {
        var mailbox = new Mailbox(new() { MaxMessageMegabytes = 1, MaxTotalMegabytes = 2 });
        var first = Add(mailbox, "1", size: 900 * 1024);
        Add(mailbox, "2", size: 900 * 1024);

        Assert.True(mailbox.Delete(first.Id));
        Add(mailbox, "3", size: 900 * 1024);

        Assert.Equal(["3", "2"], Subjects(mailbox));
        Assert.False(mailbox.Delete(first.Id));
    }

    [Fact]
    public void A_message_is_unread_until_it_is_opened()
    {
        var mailbox = new Mailbox(new());
        var mail = Add(mailbox, "Hello");
        Assert.False(mailbox.Find(mail.Id)!.IsRead);

        mailbox.MarkAsRead(mail.Id);

        Assert.True(mailbox.Find(mail.Id)!.IsRead);
        Assert.True(Assert.Single(mailbox.Messages).IsRead);
    }

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        var mailbox = new Mailbox(new());

        Assert.Null(mailbox.Find("none"));
        Assert.Null(mailbox.Read("none"));
        Assert.Null(mailbox.GetSource("none"));
        Assert.False(mailbox.Delete("none"));
        mailbox.MarkAsRead("none");
    }

    [Fact]
    public void Whoever_watches_is_told_of_every_change_and_of_nothing_else()
    {
        var mailbox = new Mailbox(new());
        var changes = new List<string>();
        var step = "";
        mailbox.Changed += (_, _) => changes.Add(step);

        step = "add";
        var first = Add(mailbox, "1");
        Add(mailbox, "2");
        step = "read";
        mailbox.MarkAsRead(first.Id);
        mailbox.MarkAsRead(first.Id);
        step = "delete";
        mailbox.Delete(first.Id);
        mailbox.Delete(first.Id);
        step = "clear";
        Assert.Equal(1, mailbox.Clear());

        Assert.Equal(["add", "add", "read", "delete", "clear"], changes);
        Assert.Empty(mailbox.Messages);
    }

    [Fact]
    public async Task One_can_wait_for_a_message_that_is_to_come_or_has_come()
    {
        var mailbox = new Mailbox(new());
        Add(mailbox, "Other");
        var waiting = mailbox.WaitForMessageAsync(static m => m.Subject == "Expected", Cancellation);
        Assert.False(waiting.IsCompleted);

        var mail = Add(mailbox, "Expected");

        Assert.Equal(mail.Id, (await waiting).Id);
        Assert.Equal(mail.Id, (await mailbox.WaitForMessageAsync(static m => m.Subject == "Expected", Cancellation)).Id);
    }

    private static CaughtMail Add(Mailbox mailbox, string subject, int size = 0) => mailbox.Add(new MailEnvelope(
        "shop@example.com", ["ann@example.com"], DateTimeOffset.UtcNow, Encoding.UTF8.GetBytes($"Subject: {subject}\r\n\r\n{new string('x', size)}")));

    private static IEnumerable<string> Subjects(Mailbox mailbox) => mailbox.Messages.Select(static m => m.Subject);
}
