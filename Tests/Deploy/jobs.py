"""What `systemctl` waits for: jobs that are done, or have failed, when the service has come to a certain state."""

REASONS = {"exit-code": "the control process exited with error code", "signal": "a fatal signal was delivered",
           "timeout": "a timeout was exceeded", "watchdog": "the service was not heard of in time",
           "protocol": "the service did not take the steps required by its unit",
           "start-limit-hit": "it was started too often in a short time", "resources": "of a lack of resources"}


class Job:
    """One job. `answer(problem)` is called once: with None when it is done."""

    def __init__(self, kind, answer):
        self.kind, self.answer, self.has_begun = kind, answer, False


class Jobs:
    """The jobs of a service, in the order of their asking."""

    def __init__(self, service):
        self.service, self.waiting = service, []

    @property
    def will_start_again(self):
        """Whether the service that is being stopped is to be started after that."""
        return any(job.kind == "restart" for job in self.waiting)

    def add(self, kind, answer):
        """Asks for start, stop, restart or reload; what is contrary to it and still waits is cancelled."""
        contrary = {"stop": {"start", "restart", "reload"}, "start": {"stop"}, "restart": {"stop"}, "reload": {"stop"}}
        for job in [job for job in self.waiting if job.kind in contrary[kind]]:
            self._finish(job, "canceled")
        self.waiting.append(Job(kind, answer))
        self.look()

    def begun(self, kind):
        """What begins now is what all jobs of that kind have waited for."""
        for job in self.waiting:
            if job.kind == kind:
                job.has_begun = True

    def look(self):
        """Goes on with every job as far as the service's state lets it; to be called after whatever happened."""
        seen = None
        while seen != (now := [self.service.state, *((id(job), job.kind, job.has_begun) for job in self.waiting)]):
            seen = now
            for job in list(self.waiting):
                if job in self.waiting:
                    getattr(self, f"_look_at_{job.kind}")(job)

    def _finish(self, job, problem):
        self.waiting.remove(job)
        job.answer(problem)

    def _failure(self, result):
        return f"failed because {REASONS.get(result, result)}"

    def _look_at_start(self, job):
        state = self.service.state
        if state in ("running", "reload"):
            self._finish(job, None)
        elif state in ("dead", "failed", "auto-restart") and job.has_begun:
            self._finish(job, self._failure(self.service.result))
        elif state in ("dead", "failed"):
            self.service.restarts = 0
            self.service.start()
        # Else it waits: for the end of a stop or of the time before a restart, too.

    def _look_at_stop(self, job):
        if self.service.state in ("dead", "failed"):
            self._finish(job, None)
        else:
            self.service.stop()

    def _look_at_restart(self, job):
        if self.service.state in ("dead", "failed"):
            job.kind, job.has_begun = "start", False
        elif not job.has_begun:
            job.has_begun = True
            self.service.stop()

    def _look_at_reload(self, job):
        state = self.service.state
        if state == "running" and job.has_begun:
            result = self.service.reload_result
            self._finish(job, None if result == "success" else self._failure(result))
        elif state == "running":
            self.service.reload()
        elif state not in ("reload", "start-pre", "start"):
            self._finish(job, self._failure(self.service.result) if job.has_begun else "is not applicable")
